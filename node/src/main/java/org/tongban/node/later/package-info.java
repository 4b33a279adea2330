/** Asks of this member that others took in: resumed until they are answered. */
package org.tongban.node.later;
