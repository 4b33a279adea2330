/**
 * What an exchange costs: two nodes with their databases beside a control that does everything but
 * what the exchange is about, in the same run and on the same machine. Only the ratios count.
 */
package org.tongban.harness.bench;
