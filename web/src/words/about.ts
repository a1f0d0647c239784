/* Words of the page that says what runs here, under which licence, and where its source is. */
export const ABOUT = {
  link: 'About',
  title: 'About this place',
  lead: 'It runs on Steady Circle: free software, made so that a circle can be held on a machine of its own.',
  licence:
    'Everybody may use it, read how it is made, change it and pass it on, under the GNU Affero General Public License, version 3 or later.',
  source: 'Its source is here:',
  sourceOnAsking: 'Whoever runs this place gives you its source when you ask.',
  notices: 'It is built with the work of others. Their names and licences',
  noticesAway: 'They cannot be loaded just now.',
  back: 'Back',
} as const
