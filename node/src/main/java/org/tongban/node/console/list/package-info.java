/**
 * Tables of the console: searched, sorted and paged by the server, with all state in the address.
 */
package org.tongban.node.console.list;
