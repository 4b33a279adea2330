/**
 * What two nodes, their databases and the line between them do when one thing after the other fails
 * for real, and what they take when nothing does for a long time.
 */
package org.tongban.harness.fault;
