/** Events that other members told, as our own systems get them and say what was done. */
package org.tongban.node.inbox;
