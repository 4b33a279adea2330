/**
 * Regions that exist for a test only and speak the real protocol over real mutual TLS. Nothing here
 * is a node's: only {@code core} and the JDK, so that a node meets another implementation's ways.
 */
package org.tongban.harness.partner;
