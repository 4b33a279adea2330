/**
 * Forms that are made of a contract and its schema. The posted names are JSON pointers of the
 * request ({@code /body/parties/0/name}), so that what breaks a rule stands at its field.
 */
package org.tongban.node.console.desk.form;
