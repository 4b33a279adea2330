package org.tongban.node.peer;

/** The steps of a test of a connection, in their order; behind one that fails none is tried. */
public enum ProbeStep {
  /** The host of the endpoint has an address. */
  NAME,
  /** The port takes a connection. */
  TCP,
  /** It speaks TLS 1.3 in this node's suite. */
  TLS,
  /** Both sides believe the certificate of the other. */
  CERTIFICATE,
  /** Its clock is within what asks allow. */
  CLOCK,
  /** It signs its word on its journal, with a key and at a time that are believed. */
  PING
}
