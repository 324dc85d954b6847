# language: id
Fitur: Izin Penyelenggaraan Reklame
  Reklame permanen ditinjau empat instansi sekaligus, dan lima bila tanahnya milik pemerintah daerah.

  Skenario: Di tanah pemerintah daerah BKAD ikut ditanya
    Dengan contoh permohonan "ipr"
    Dan Bayu sudah memutuskan "lengkap"
    Ketika sistem menjawab "lunas"
    Dan Dewi memutuskan "teruskan"
    Maka dcktr, dishub, bapenda, satpolpp dan bkad ditanya

  Skenario: Di tanah sendiri tidak
    Dengan contoh permohonan "ipr" dengan
      | status_lahan | milik |
    Dan Bayu sudah memutuskan "lengkap"
    Ketika sistem menjawab "lunas"
    Dan Dewi memutuskan "teruskan"
    Maka dcktr, dishub, bapenda dan satpolpp ditanya

  Skenario: Peninjauan lapangan berjalan di samping rekomendasi
    Dengan contoh permohonan "ipr"
    Dan Bayu sudah memutuskan "lengkap"
    Dan sistem sudah menjawab "lunas"
    Dan Dewi sudah memutuskan "teruskan"
    Ketika Rudi memutuskan "dijadwalkan" di "jadwal_peninjauan" dengan tanggal "2026-03-04"
    Maka jalur "main/lapangan" berada di "peninjauan_lapangan"
    Dan jalur "main/rekomendasi" berada di "rekomendasi"

  Skenario: Lapangan yang tidak sesuai menggagalkan permohonan
    Dengan contoh permohonan "ipr" dengan
      | status_lahan | milik |
    Dan Bayu sudah memutuskan "lengkap"
    Dan sistem sudah menjawab "lunas"
    Dan Dewi sudah memutuskan "teruskan"
    Dan semua petugas di "rekomendasi" sudah memutuskan "disetujui"
    Dan petugas di "jadwal_peninjauan" sudah memutuskan "dijadwalkan"
    Ketika semua petugas di "peninjauan_lapangan" memutuskan "tidak_sesuai"
    Maka permohonan berada di "tanda_tangan_penolakan"
    Dan dokumen bernomor "503/0001-DPMPTSP/BA-IPR/2026"

  Skenario: Yang meninjau bersama menandatangani berita acaranya
    Dengan contoh permohonan "ipr"
    Dan Bayu sudah memutuskan "lengkap"
    Dan sistem sudah menjawab "lunas"
    Dan Dewi sudah memutuskan "teruskan"
    Dan petugas di "jadwal_peninjauan" sudah memutuskan "dijadwalkan"
    Ketika semua petugas di "peninjauan_lapangan" memutuskan "sesuai"
    Maka dokumen "letters/berita_acara" terbit
    Dan jalur "main/rekomendasi" berada di "rekomendasi"

  Skenario: Reklame nonpermanen menempuh jalur pendek
    Dengan contoh permohonan "ipr" dengan
      | sifat        | nonpermanen |
      | tgl_selesai  | 14-07-2027  |
      | status_lahan | milik       |
    Dan Bayu sudah memutuskan "lengkap"
    Ketika sistem menjawab "lunas"
    Dan Dewi memutuskan "teruskan"
    Maka bapenda dan satpolpp ditanya
    Dan permohonan berada di "rekomendasi_nonpermanen"

  Skenario: Izin permanen berlaku satu tahun
    Dengan contoh permohonan "ipr" dengan
      | status_lahan | milik |
    Dan Bayu sudah memutuskan "lengkap"
    Dan sistem sudah menjawab "lunas"
    Dan Dewi sudah memutuskan "teruskan"
    Dan Rudi sudah memutuskan "disetujui" dengan nomor_rekomendasi "600/1"
    Dan Joko sudah memutuskan "disetujui" dengan nomor_rekomendasi "551/1"
    Dan Putri sudah memutuskan "disetujui" dengan nomor_rekomendasi "973/1"
    Dan Tono sudah memutuskan "disetujui" dengan nomor_rekomendasi "331/1"
    Dan petugas di "jadwal_peninjauan" sudah memutuskan "dijadwalkan"
    Dan semua petugas di "peninjauan_lapangan" sudah memutuskan "sesuai"
    Dan Putri sudah memutuskan "ditetapkan"
    Dan tagihan sudah dibayar
    Dan Lestari sudah memutuskan "diparaf"
    Dan Agus sudah memutuskan "diparaf"
    Ketika Maya memutuskan "ditandatangani"
    Maka dokumen bernomor "503/0001-DPMPTSP/IPR/2026"
    Dan izin berlaku sampai "2027-03-01"

  Skenario: Papan 4 x 6 meter setahun di jalan provinsi: pajak Rp2.220.000, dari isian sampai tagihan
    Dengan contoh permohonan "ipr" sudah sampai di "penetapan_skpd"
    Maka nilai "nsr" adalah "8.880.000"
    Ketika Putri memutuskan "ditetapkan"
    Maka dokumen bernomor "SKPD/0001/IPR/2026"
    Dan dokumen berkop "Badan Pendapatan Daerah"
    Dan yang harus dibayar Rp2.220.000
    Dan dokumen "letters/skpd_ipr" memuat "Rp2.220.000"
    Dan dokumen "letters/skpd_ipr" memuat "dua juta dua ratus dua puluh ribu rupiah"
    Ketika tagihan dibayar
    Maka permohonan berada di "paraf_pokja"
    Dan dokumen bernomor "SSPD/0001/IPR/2026"
    Dan dokumen berkop "Badan Pendapatan Daerah"
    Dan dokumen "letters/sspd" memuat "Rp2.220.000"

  Skenario: Papan yang sama di jalan kota menurut nilai tahun 2011: pajak Rp1.500.000
    Dengan hari ini tanggal 2014-05-02
    Dan contoh permohonan "ipr" sudah sampai di "penetapan_skpd" dengan
      | kelas_jalan | kota       |
      | tgl_mulai   | 01-06-2014 |
      | tgl_selesai | 31-05-2015 |
    Ketika Putri memutuskan "ditetapkan"
    Maka nilai "nsr" adalah "6.000.000"
    Dan yang harus dibayar Rp1.500.000
    Dan dokumen "letters/skpd_ipr" memuat "Rp1.500.000"

  Skenario: Sepuluh spanduk 6 x 1 meter selama 14 hari: pajak Rp1.050.000
    Dengan contoh permohonan "ipr" dengan
      | sifat        | nonpermanen |
      | jenis_media  | kain        |
      | panjang      | 6           |
      | lebar        | 1           |
      | jumlah       | 10          |
      | tgl_mulai    | 01-07-2027  |
      | tgl_selesai  | 14-07-2027  |
      | status_lahan | milik       |
    Ketika keputusan ini diambil
      | kelengkapan             | lengkap    |
      | kswpd                   | lunas      |
      | verifikasi              | teruskan   |
      | rekomendasi_nonpermanen | disetujui  |
      | penetapan_skpd          | ditetapkan |
    Maka nilai "nsr" adalah "4.200.000"
    Dan yang harus dibayar Rp1.050.000
    Dan dokumen "letters/skpd_ipr" memuat "Rp1.050.000"

  Skenario: Pajak yang terlambat dibayar ditagih lagi dengan bunga
    Dengan contoh permohonan "ipr" sudah sampai di "pembayaran"
    Ketika pemohon diam
    Maka permohonan berada di "tagihan"
    Dan dokumen bernomor "STPD/0001/IPR/2026"
    Dan yang harus dibayar Rp2.242.200
    Dan dokumen "letters/stpd" memuat "Rp22.200"
    Ketika tagihan dibayar
    Maka permohonan berada di "paraf_pokja"

  Skenario: Pajak yang tetap tidak dibayar menggugurkan permohonan
    Dengan contoh permohonan "ipr" sudah sampai di "pembayaran"
    Ketika keputusan ini diambil
      | pembayaran | lapsed |
      | tagihan    | lapsed |
    Maka permohonan berakhir "lapsed"

  Skenario: Bapenda dapat mengembalikan kepada verifikator
    Dengan contoh permohonan "ipr" sudah sampai di "penetapan_skpd"
    Ketika Putri memutuskan "kembalikan" karena "Ukuran dalam gambar 5 x 6 meter."
    Maka permohonan berada di "verifikasi"

  Skenario: Koordinat di luar kota ditolak
    Ketika permohonan "ipr" diajukan dengan
      | bujur | 110.4 |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "bujur" disebut

  Skenario: Pemohon yang diam kehilangan permohonannya
    Dengan contoh permohonan "ipr"
    Dan Bayu sudah memutuskan "kembalikan" karena "Foto lokasi buram" menyebut foto_lokasi
    Ketika 15 hari kerja berlalu
    Maka permohonan berakhir "lapsed"

  Skenario: Izin yang dikembalikan kepada verifikator ditandatangani sesudah diperiksa lagi
    Dengan contoh permohonan "ipr"
    Dan keputusan ini sudah diambil
      | kelengkapan | kembalikan |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | kswpd | lunas |
      | verifikasi | kembalikan |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | kswpd | lunas |
      | verifikasi | teruskan |
      | rekomendasi | disetujui |
      | jadwal_peninjauan | dijadwalkan |
      | peninjauan_lapangan | sesuai |
      | penetapan_skpd | ditetapkan |
      | pembayaran | paid |
      | paraf_pokja | diparaf |
      | paraf_bidang | diparaf |
      | tanda_tangan | kembalikan |
      | verifikasi | teruskan |
      | rekomendasi | disetujui |
      | jadwal_peninjauan | dijadwalkan |
      | peninjauan_lapangan | sesuai |
      | penetapan_skpd | ditetapkan |
      | paraf_pokja | diparaf |
      | paraf_bidang | diparaf |
    Ketika keputusan ini diambil
      | tanda_tangan | ditandatangani |
    Maka permohonan berakhir "issued"
    Dan dokumen "licences/ipr" terbit

  Skenario: Usul penolakan dapat dikembalikan, lalu ditandatangani
    Dengan contoh permohonan "ipr"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | kswpd | lunas |
      | verifikasi | tolak |
      | tanda_tangan_penolakan | kembalikan |
      | verifikasi | tolak |
    Ketika keputusan ini diambil
      | tanda_tangan_penolakan | ditandatangani |
    Maka permohonan berakhir "refused"
    Dan dokumen "refusals/penolakan" terbit

  Skenario: Paraf dapat dikembalikan kepada verifikator
    Dengan contoh permohonan "ipr"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | kswpd | lunas |
      | verifikasi | teruskan |
      | rekomendasi | disetujui |
      | jadwal_peninjauan | dijadwalkan |
      | peninjauan_lapangan | ulang |
      | jadwal_peninjauan | dijadwalkan |
      | peninjauan_lapangan | sesuai |
      | penetapan_skpd | ditetapkan |
      | pembayaran | paid |
      | paraf_pokja | kembalikan |
      | verifikasi | teruskan |
      | rekomendasi | disetujui |
      | jadwal_peninjauan | dijadwalkan |
      | peninjauan_lapangan | sesuai |
      | penetapan_skpd | ditetapkan |
      | paraf_pokja | diparaf |
    Ketika keputusan ini diambil
      | paraf_bidang | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Instansi dapat meminta perbaikan, lalu menolak
    Dengan contoh permohonan "ipr"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | kswpd | lunas |
      | verifikasi | teruskan |
      | rekomendasi | diperbaiki |
      | jadwal_peninjauan | dijadwalkan |
      | peninjauan_lapangan | sesuai |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | kswpd | lunas |
      | verifikasi | teruskan |
      | jadwal_peninjauan | dijadwalkan |
      | peninjauan_lapangan | sesuai |
    Ketika semua petugas di "rekomendasi" memutuskan "ditolak"
    Maka permohonan berada di "tanda_tangan_penolakan"

  Skenario: Reklame nonpermanen terbit tanpa peninjauan bersama
    Dengan contoh permohonan "ipr" dengan
      | sifat       | nonpermanen |
      | tgl_selesai | 14-07-2027  |
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | kswpd | lunas |
      | verifikasi | teruskan |
      | rekomendasi_nonpermanen | diperbaiki |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | kswpd | lunas |
      | verifikasi | teruskan |
    Ketika keputusan ini diambil
      | rekomendasi_nonpermanen | disetujui |
    Maka permohonan berada di "penetapan_skpd"
    Ketika keputusan ini diambil
      | penetapan_skpd | ditetapkan |
      | pembayaran     | paid       |
    Maka permohonan berada di "paraf_pokja"

  Skenario: Reklame nonpermanen ditolak
    Dengan contoh permohonan "ipr" dengan
      | sifat       | nonpermanen |
      | tgl_selesai | 14-07-2027  |
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | kswpd | lunas |
      | verifikasi | teruskan |
    Ketika semua petugas di "rekomendasi_nonpermanen" memutuskan "ditolak"
    Maka permohonan berada di "tanda_tangan_penolakan"

  Skenario: Perpanjangan papan permanen menyambung masa izin lama
    Dengan hari ini tanggal 2026-12-01
    Dan contoh permohonan "ipr" sudah sampai di "tanda_tangan"
    Dan Maya memutuskan "ditandatangani"
    Dan hari ini tanggal 2027-11-08
    Dan permohonan "perpanjangan" tentang izin itu diajukan dengan
      | tgl_mulai   | 01-12-2027 |
      | tgl_selesai | 30-11-2028 |
    Dan keputusan ini diambil
      | kelengkapan         | lengkap      |
      | kswpd | lunas |
      | verifikasi          | teruskan     |
      | rekomendasi         | disetujui    |
      | jadwal_peninjauan   | dijadwalkan  |
      | peninjauan_lapangan | sesuai       |
      | penetapan_skpd | ditetapkan |
      | pembayaran | paid |
      | paraf_pokja         | diparaf      |
      | paraf_bidang        | diparaf      |
    Ketika Maya memutuskan "ditandatangani"
    Maka izin berlaku sampai "2028-11-30"
    Dan izin "503/0001-DPMPTSP/IPR/2026" diperpanjang

  Skenario: Perpanjangan tidak meminta gambar dan perhitungan struktur lagi
    Dengan hari ini tanggal 2026-12-01
    Dan contoh permohonan "ipr" sudah sampai di "tanda_tangan"
    Dan Maya memutuskan "ditandatangani"
    Dan hari ini tanggal 2027-11-08
    Ketika permohonan "perpanjangan" tentang izin itu diajukan dengan
      | tgl_mulai   | 01-12-2027 |
      | tgl_selesai | 30-11-2028 |
    Maka permohonan berada di "kelengkapan"
    Dan "perhitungan_struktur" tidak diminta
    Dan "jaminan_bongkar" diminta
    Dan isian "nama_jalan" berisi "Jalan Raya Serpong km 7, depan taman kota"

  Skenario: Reklame nonpermanen paling lama tiga puluh hari
    Ketika permohonan "ipr" diajukan dengan
      | sifat       | nonpermanen |
      | tgl_mulai   | 01-07-2027  |
      | tgl_selesai | 31-07-2027  |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "tgl_selesai" disebut

  Skenario: Status wajib pajak ditanyakan kepada sistem Bapenda dengan NPWPD
    Dengan contoh permohonan "ipr"
    Ketika Bayu memutuskan "lengkap"
    Maka permohonan berada di "kswpd"
    Dan tidak ada yang ditanya
    Dan sistem "bapenda.kswpd" ditanya dengan nomor "P.2.0012345.03"

  Skenario: Yang tidak terdaftar diteruskan kepada verifikator
    Dengan contoh permohonan "ipr"
    Dan Bayu sudah memutuskan "lengkap"
    Ketika sistem menjawab "tidak_dikenal"
    Maka permohonan berada di "verifikasi"

  Skenario: Yang menunggak melunasi dahulu, lalu ditanyakan lagi
    Dengan contoh permohonan "ipr"
    Dan Bayu sudah memutuskan "lengkap"
    Ketika sistem menjawab "menunggak" dengan tunggakan "1250000"
    Maka pemohon ditanya
    Ketika pemohon menjawab "pelunasan"
    Maka permohonan berada di "kswpd"
    Ketika sistem menjawab "lunas"
    Maka permohonan berada di "verifikasi"

  Skenario: Yang tidak melunasi gugur
    Dengan contoh permohonan "ipr"
    Dan Bayu sudah memutuskan "lengkap"
    Dan sistem sudah menjawab "menunggak"
    Ketika pemohon diam
    Maka permohonan berakhir "lapsed"

  Skenario: Bila sistem diam, petugas Bapenda menjawab hal yang sama
    Dengan contoh permohonan "ipr"
    Dan Bayu sudah memutuskan "lengkap"
    Ketika sistem diam
    Maka bapenda ditanya
    Ketika Putri memutuskan "lunas" di "kswpd"
    Maka permohonan berada di "verifikasi"

  Skenario: Bila sistem tidak dapat ditanya, petugas ditanya seketika
    Dengan contoh permohonan "ipr"
    Dan Bayu sudah memutuskan "lengkap"
    Ketika sistem tidak dapat ditanya
    Maka bapenda ditanya
    Ketika Putri memutuskan "menunggak" di "kswpd" dengan tunggakan "1250000"
    Maka permohonan berada di "pelunasan"
