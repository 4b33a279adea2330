/** Three regions on one machine, with people who don't exist: to try the node and to test it. */
package org.tongban.node.demo;
