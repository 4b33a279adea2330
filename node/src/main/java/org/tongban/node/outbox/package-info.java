/** Events of our own systems on their way to other members, in order for each person or case. */
package org.tongban.node.outbox;
