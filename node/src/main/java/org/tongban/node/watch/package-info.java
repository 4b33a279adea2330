/** What a node tells of itself: health and metrics, without identities. */
package org.tongban.node.watch;
