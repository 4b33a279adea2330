/** The REST API for local systems: asks, exchanges, problems (RFC 9457). */
package org.tongban.node.api;
