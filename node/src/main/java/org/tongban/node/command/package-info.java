/**
 * The command line: one class per command, words in {@code Messages.properties} and {@code
 * Messages_zh.properties}. Data goes to standard output, everything else to standard error. A
 * command that only asks or checks loads neither Spring nor Camel.
 */
package org.tongban.node.command;
