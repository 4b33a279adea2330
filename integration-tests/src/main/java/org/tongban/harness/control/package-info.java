/**
 * The control address of simulated regions: who plays them can turn their knobs while they are
 * played, by JSON over loopback, with the token that lies in the simulator's folder.
 */
package org.tongban.harness.control;
