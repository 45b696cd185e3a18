/** How calls are spoken: the clips, whose they are, and the choices of each centre. The sentence is made of them by the hall's page. */
package dev.talon.voice;
