/**
 * Synthetic registers of three regions: people who do not exist, their assistance, care assessments
 * and marriages, made from a seed; and three unlike systems that hold them. Identity numbers only
 * on county part 99, where no county is.
 */
package org.tongban.node.demo.register;
