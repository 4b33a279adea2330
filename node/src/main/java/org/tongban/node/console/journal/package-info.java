/** The journal for people: searched, an exchange followed, its proof checked and taken along. */
package org.tongban.node.console.journal;
