/**
 * Access: may this member, or this system of our own, ask this service for this purpose, on this
 * basis, seeing which fields? Pure decisions over {@code access.yaml} and the directory, denied by
 * default; each names the rule that made it.
 */
package org.tongban.core.policy;
