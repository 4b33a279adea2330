/**
 * Holds the last good catalogue and access rules while the node runs: a newer one takes the place
 * of the old one when it has passed its checks, and not before.
 */
package org.tongban.node.keeper;
