/**
 * Sign-in by the authority's own login service: OpenID Connect, authorization code with PKCE, state
 * and nonce, spoken by Spring Security. The service is first asked when somebody wants in by it.
 */
package org.tongban.node.console.provider;
