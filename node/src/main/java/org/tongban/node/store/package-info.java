/**
 * Where a node keeps what it must not lose: its journal, the ids that it admitted and the keys of
 * repeatable requests, in PostgreSQL, which it can also run itself.
 */
package org.tongban.node.store;
