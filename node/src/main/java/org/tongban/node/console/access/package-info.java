/** Who may ask what for which purpose: as it is, as it would be decided, and changing it. */
package org.tongban.node.console.access;
