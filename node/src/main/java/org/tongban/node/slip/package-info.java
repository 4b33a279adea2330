/** The printed slip of an exchange, and the code on it that anybody can check. */
package org.tongban.node.slip;
