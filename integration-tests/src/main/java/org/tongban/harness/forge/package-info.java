/**
 * Messages made and read by hand: with any header, any claims, any key. A node's own code neither
 * helps nor hinders here, and nothing here is a secret of a node that works.
 */
package org.tongban.harness.forge;
