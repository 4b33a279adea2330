/**
 * The settings of one node: one file, {@code node.yaml}, read into records that cannot be built
 * wrong. Every problem is reported at once, with its key, the rule, the line and the nearest known
 * key. A secret is never a value here, only the path of the file that holds it.
 */
package org.tongban.node.settings;
