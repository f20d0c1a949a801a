/** The environment variable with the connection string, and its name in a file of `--env-file`. */
export const connectionStringVariable = 'COMMUNICATION_SERVICES_CONNECTION_STRING';
