/** What to do if nothing answers. */
export const adviceOnNetwork =
  'Check the endpoint and its port, the network, the firewall, and the proxy (HTTPS_PROXY).';
