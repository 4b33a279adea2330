/** Holds the index of attacks, the list of threats and the tests to one another. */
package org.tongban.it.forged;
