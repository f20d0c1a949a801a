/** The environment variable with the connection string, and its name in a file of `--dotenv`. */
export const connectionStringVariable = 'COMMUNICATION_SERVICES_CONNECTION_STRING';
