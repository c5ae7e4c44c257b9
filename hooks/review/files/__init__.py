"""Text files read within limits, written whole or not at all, and kept between builds."""
