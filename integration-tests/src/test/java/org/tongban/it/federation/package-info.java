/** Three nodes in this JVM, and what tests need to ask them, watch them and attack them. */
package org.tongban.it.federation;
