/**
 * Signs, opens and encrypts messages: JWS (RFC 7515) with JWT claim names and explicit typing (RFC
 * 8725), nested in JWE (RFC 7516) where end-to-end confidentiality is due. The only package that
 * touches keys and JOSE. A claim of a received message can be read only through a type made here
 * after its signature was verified.
 */
package org.tongban.core.seal;
