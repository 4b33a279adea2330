/**
 * Nodes in this JVM or in processes of their own, and what tests need to ask them, watch them and
 * attack them.
 */
package org.tongban.it.federation;
