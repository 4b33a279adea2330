/**
 * The running program: its entry and its start. Everything a node does lies in the packages below;
 * {@code wiring} joins them.
 */
package org.tongban.node;
