/**
 * Simulated regions of a joint test, seen and turned from a node that works with them. None of it
 * is there unless the settings name a simulation, which a real node refuses.
 */
package org.tongban.node.console.simulator;
