/** The one page that is open to everybody: whether a slip or a proof is genuine. */
package org.tongban.node.verify;
