/** The system itself: its users, and what was done. */
package org.tongban.node.console.system;
