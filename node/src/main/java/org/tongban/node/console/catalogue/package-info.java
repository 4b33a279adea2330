/** The catalogue for people: which services there are, who answers them, and what they say. */
package org.tongban.node.console.catalogue;
