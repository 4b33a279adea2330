/** What is going on: the first page. */
package org.tongban.node.console.overview;
