/**
 * Reading a register: the mapping language of look-up routes, the call of a look-up, and the
 * judgement of what it found. A finding is made here only.
 */
package org.tongban.node.lookup;
