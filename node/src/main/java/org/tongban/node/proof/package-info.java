/** Gathers what a proof needs, and has the journal's checkpoints stamped. */
package org.tongban.node.proof;
