/**
 * The other members and the certificates of all: how they stand, whether they can be reached, which
 * of them this node lets rest, and what a new one needs.
 */
package org.tongban.node.console.peers;
