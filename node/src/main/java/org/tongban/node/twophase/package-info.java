/** Transactions with another member: reserve, then commit or cancel, through every failure. */
package org.tongban.node.twophase;
