/**
 * Binds this node to its journal: checkpoints of its own, and with its peers the witnesses that one
 * finds for the other when a history was taken back.
 */
package org.tongban.node.witness;
