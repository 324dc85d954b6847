"""What licences and letters can say, and how they are numbered."""
