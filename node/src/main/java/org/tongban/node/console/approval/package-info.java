/**
 * Four eyes: what one person writes, another puts in force. Which things that is for, and what
 * putting in force means, says the page that has them.
 */
package org.tongban.node.console.approval;
