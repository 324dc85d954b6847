"""What officers, applicants and the public see: pages, JSON API and command line, over the ports of the core."""
