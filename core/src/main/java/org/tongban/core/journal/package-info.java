/**
 * The append-only, hash-chained record of everything a node sent and received, and the types that
 * prove that a message was recorded before anybody acted on it.
 */
package org.tongban.core.journal;
