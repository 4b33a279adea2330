/** Puts the parts of a node together: Spring configurations and nothing else. */
package org.tongban.node.wiring;
