/** How long evidence is kept, and the job that erases it then. */
package org.tongban.node.retention;
