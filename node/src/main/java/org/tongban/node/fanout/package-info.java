/**
 * Questions that go to several members at once. Each member's part is an ordinary exchange; here is
 * who is asked, that each is asked once, and what may be concluded from what came back.
 */
package org.tongban.node.fanout;
