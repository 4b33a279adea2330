/** The golden messages as a stranger reads them: with other libraries and none of our code. */
package org.tongban.it.vectors;
