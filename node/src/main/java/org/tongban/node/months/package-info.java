/** The journal by months: what a node does by itself about them. */
package org.tongban.node.months;
